/** Text of a browser may hold what no header can; better not sent than a line that can never be made good. */
export function fitsHeader(text: string): boolean {
  return /^[\x21-\x7e]+$/.test(text);
}
