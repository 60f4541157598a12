import { flagOf, textOf } from '../json.js';
import { learnerKey } from './books.js';
import type { Books, Change, EnterpriseLearner } from './books.js';
import type { Answer, Call } from './call.js';
import { userExists } from './courses.js';
import { missingFields } from './missing-fields.js';
import { withReadableBody, withStaffToken } from './guards.js';
import { page } from './page.js';
import { enterpriseAnswers, tokenAnswers } from './token-answers.js';

/** Enterprise API: `GET /enterprise/api/v1/enterprise-learner/?enterprise_customer=&username=`. */
export function answerListEnterpriseLearners(books: Books, call: Call): Answer {
  const refusal = withStaffToken(call);
  if (refusal) return refusal;
  const customer = call.query['enterprise_customer'] ?? call.query['enterprise_customer_uuid'];
  const username = call.query['username'];
  const found =
    customer !== undefined && username !== undefined
      ? [books.enterpriseLearners.get(learnerKey(customer, username))].flatMap((one) => one ?? [])
      : [...books.enterpriseLearners.values()].filter(
          (one) =>
            (customer === undefined || one.customer === customer) &&
            (username === undefined || one.username === username),
        );
  return page(call, found.map(listedLearner), { size: 10, most: 100 });
}

/** Enterprise API: `POST /enterprise/api/v1/enterprise-learner/`: links the learner, once. */
export function answerLinkEnterpriseLearner(books: Books, call: Call): Answer {
  const refusal = withStaffToken(call) ?? withReadableBody(call);
  if (refusal) return refusal;
  const missing = missingFields(call.body, ['enterprise_customer', 'username']);
  if (missing.length > 0) return tokenAnswers.missing(missing);
  const customer = textOf(call.body['enterprise_customer']) ?? '';
  const username = textOf(call.body['username']) ?? '';
  if (!userExists(books, username)) return enterpriseAnswers.noUser();
  const active = flagOf(call.body['active']) ?? true;
  return {
    status: 201,
    body: { enterprise_customer: customer, username, active },
    changes: link(books, { customer, username, active }),
  };
}

function link(books: Books, wanted: Omit<EnterpriseLearner, 'id'>): readonly Change[] {
  const known = books.enterpriseLearners.get(learnerKey(wanted.customer, wanted.username));
  if (known?.active === wanted.active) return [];
  const id = known?.id ?? books.enterpriseLearners.size + 1;
  return [{ type: 'enterprise-learner', learner: { id, ...wanted } }];
}

function listedLearner({ id, customer, username, active }: EnterpriseLearner) {
  return {
    id,
    enterprise_customer: { uuid: customer, name: `Enterprise ${customer}`, active: true },
    active,
    user: { username },
    data_sharing_consent_records: [],
  };
}
