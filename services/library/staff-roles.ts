/** A role of staff, as the operator's provider names it. They keep the catalogue, see figures and bring in library cards. */
export const STAFF_ROLE = 'library'
/** They lend and take back. */
export const DESK_ROLE = 'library-desk'
