import { HouseKey } from '../../key-vault/house-key.js';
import { AnswerSeal, type KeptAnswer } from './kept-answer.js';

const seal = new AnswerSeal(new HouseKey('k1', Buffer.alloc(32, 7)));
const request = { id: 'i', fingerprint: 'f', commandId: 'c' };
const answer: KeptAnswer = {
  status: 202,
  headers: { etag: '"3"' },
  body: { user: { username: 'ada', email: 'ada@example.com' } },
};

describe('a kept answer', () => {
  it('is given again as it was, with a body or without', () => {
    expect(seal.open(request, seal.seal(request, answer))).toEqual(answer);
    const empty = { status: 204, headers: {} };
    expect(seal.open(request, seal.seal(request, empty))).toEqual(empty);
  });

  it('is not to be read where it is kept', () => {
    const kept = Buffer.from(seal.seal(request, answer), 'base64url').toString('latin1');
    expect(kept).not.toMatch(/ada@example|"etag"|username/);
  });

  it('is nobody else’s', () => {
    const kept = seal.seal(request, answer);
    expect(seal.open({ ...request, id: 'j' }, kept)).toBeUndefined();
    expect(seal.open({ ...request, fingerprint: 'g' }, kept)).toBeUndefined();
    expect(seal.open(request, `${kept.slice(0, -4)}AAAA`)).toBeUndefined();
  });
});
