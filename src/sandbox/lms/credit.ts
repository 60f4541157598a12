import type { Books } from './books.js';
import type { Answer, Call } from './call.js';
import { withToken } from './guards.js';
import { tokenAnswers } from './token-answers.js';

const providerId = /^[a-z0-9,-]+$/;

/** Credit API: `GET /api/credit/v1/providers/{id}/`. Every well-formed provider exists. */
export function answerCreditProvider(_: Books, call: Call): Answer {
  const id = providerOf(call);
  return (
    withToken(call) ??
    (providerId.test(id)
      ? { status: 200, body: provider(id), changes: [] }
      : tokenAnswers.notFound())
  );
}

/** Credit API: `GET /api/credit/v1/providers/?provider_ids=a,b`. */
export function answerCreditProviders(_: Books, call: Call): Answer {
  const ids = (call.query['provider_ids'] ?? '').split(',').filter((id) => providerId.test(id));
  return withToken(call) ?? { status: 200, body: ids.map(provider), changes: [] };
}

function providerOf({ path }: Call): string {
  return path.split('/').filter(Boolean).at(-1) ?? '';
}

function provider(id: string) {
  return {
    id,
    display_name: id.toUpperCase(),
    url: `https://credit.example.com/${id}`,
    status_url: `https://credit.example.com/${id}/status`,
    description: `Credit of ${id}`,
    enable_integration: false,
    fulfillment_instructions: '',
    thumbnail_url: `https://credit.example.com/${id}.png`,
  };
}
