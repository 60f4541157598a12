/** The name of the field that tells one act from the next. */
export const FORM_KEY = 'key';

/** Of the one that says on which page the form stood: what is answered to a form has an address that nobody can go back to. */
export const FORM_PAGE = 'from-page';
