import { auditFields, auditProblems } from '../audit/problems.js';
import { checkoutFields, checkoutProblems } from '../checkout/problems.js';
import { codesProblems } from '../codes/problems.js';
import { failureCodes } from '../fulfillment/failure-codes.js';
import type { FailureCodes } from '../kernel/failure.js';
import { maintenanceProblems } from '../maintenance/problems.js';
import { diagnosisCodes } from '../operations/read/diagnosis/diagnosis-codes.js';
import { operationsFields, operationsProblems } from '../operations/problems.js';
import { httpFields, httpProblems } from '../platform/http/http-problems.js';
import { FAULT_CODES } from '../platform/projections/stream-fault.js';
import type { FieldTable, ProblemTable } from '../platform/http/problem-table.js';

/** Answers that are no success (`code`). The tables of all contexts; a code means one thing. */
export const problems: ProblemTable = {
  ...httpProblems,
  ...checkoutProblems,
  ...operationsProblems,
  ...codesProblems,
  ...auditProblems,
  ...maintenanceProblems,
};

/** Fields of requests (`errors[].code`). */
export const fields: FieldTable = {
  ...{ ...httpFields, ...checkoutFields },
  ...{ ...operationsFields, ...auditFields },
};

/** Lines of orders (`lines[].lastFailure.code`). */
export const failures: FailureCodes = failureCodes;

/** Why a stream is parked (`error.code` of `/v1/parked-streams`). */
export const parkings: Readonly<Record<string, string>> = FAULT_CODES;

/** Why an order is not finished (`code` of `/diagnosis`). */
export const diagnoses = diagnosisCodes;
