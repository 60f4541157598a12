/** The name of the field that tells one act from the next. */
export const FORM_KEY = 'key';
