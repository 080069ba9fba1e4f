/** A role of staff, as the operator's provider names it. They see figures, gates and payments, and bring in concession cards. */
export const STAFF_ROLE = 'transit'
/** They help at the desk. */
export const DESK_ROLE = 'transit-desk'
