/** What a guarded route knows of who asks. */
export interface StaffEnv {
  Variables: { readonly staff: { readonly roles: readonly string[] } }
}
