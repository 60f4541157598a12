import { httpProblem } from '../http/http-problems.js';
import { ProblemError } from '../http/problem.js';

/** No token was shown; how to show one is said in RFC 6750, section 3. */
export function unauthenticated(): ProblemError {
  return new ProblemError(httpProblem('unauthenticated'), { 'WWW-Authenticate': 'Bearer' });
}
