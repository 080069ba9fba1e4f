/** A role of staff, as the operator's provider names it. They may do all that there is to do. */
export const CLINIC_ROLE = 'clinic'
