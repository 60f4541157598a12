import { listenError } from './listen-error.js';
import { StartError } from './start-error.js';

const http = { host: '10.0.0.1', port: 80, publicUrl: undefined };
const failed = (code: string): Error => Object.assign(new Error(`listen ${code}`), { code });

describe('a place where we cannot listen', () => {
  it.each([
    ['EADDRINUSE', /^PORT 80 is in use .+ Example: PORT=\d+$/],
    ['EACCES', /^PORT 80 .+ Example: PORT=8080$/],
    ['EADDRNOTAVAIL', /^HOST 10\.0\.0\.1 .+ Example: HOST=127\.0\.0\.1$/],
    ['ENOTFOUND', /^HOST 10\.0\.0\.1 .+ Example: HOST=127\.0\.0\.1$/],
  ])('is named with what is wrong and an example: %s', (code, message) => {
    const explained = listenError(failed(code), http);
    expect(explained).toBeInstanceOf(StartError);
    expect(explained).toHaveProperty('message', expect.stringMatching(message));
  });

  it.each([failed('EMFILE'), new Error('a bug'), 'x'])('is not to blame for %s', (error) => {
    expect(listenError(error, http)).toBe(error);
  });
});
