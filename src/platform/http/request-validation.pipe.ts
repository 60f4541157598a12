import { type ArgumentMetadata, Injectable, ValidationPipe } from '@nestjs/common';
import { bodyShapeFault } from './body-shape.js';
import { type FieldFault, fieldFaults } from './field-faults.js';
import { httpProblem } from './http-problems.js';
import { ProblemError } from './problem.js';

/** More would only repeat what the first hundred say. */
const MOST_ERRORS = 100;

/** Request classes are the whole truth: unknown fields are refused, every bad field is named. */
@Injectable()
export class RequestValidationPipe extends ValidationPipe {
  constructor() {
    super({
      transform: true,
      whitelist: true,
      forbidNonWhitelisted: true,
      validationError: { target: false, value: true },
      exceptionFactory: (errors) => invalidRequest(fieldFaults(errors)),
    });
  }

  override async transform(value: unknown, metadata: ArgumentMetadata): Promise<unknown> {
    if (metadata.type === 'body' || metadata.type === 'query') {
      const fault = bodyShapeFault(value);
      if (fault) throw invalidRequest([fault]);
    }
    const transformed: unknown = await super.transform(value, metadata);
    return transformed;
  }
}

/** What is wrong with the form of a request, as it is answered. */
export function invalidRequest(faults: readonly FieldFault[]): ProblemError {
  const errors = faults
    .slice(0, MOST_ERRORS)
    .map(({ path, code, message }) => ({ path, code, message }));
  const malformed = faults.some((fault) => fault.malformed);
  return new ProblemError(
    httpProblem(malformed ? 'request-malformed' : 'request-invalid', { errors }),
  );
}
