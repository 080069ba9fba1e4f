/** A role of staff, as the operator's provider names it. They bring files in, plan releases, see them live and correct. */
export const STAFF_ROLE = 'exams'
/** They help candidates at the counter. */
export const COUNTER_ROLE = 'exams-counter'
