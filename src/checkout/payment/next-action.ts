/** What the payer must do next. The client secret is for the payer only: it is handed on, and kept nowhere. */
export interface NextAction {
  readonly type: string;
  readonly clientSecret: string;
}
