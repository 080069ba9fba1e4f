/** A role of staff, as the operator's provider names it. They see figures, barriers and payments, decide prices and bring in permits. */
export const STAFF_ROLE = 'parking'
/** They help at the booth. */
export const DESK_ROLE = 'parking-desk'
