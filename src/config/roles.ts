/** Who may call. `admin` may do all that the others may. The names are public (tokens carry them). */
export const ROLES = ['checkout', 'operator', 'auditor', 'admin', 'learner'] as const;

export type Role = (typeof ROLES)[number];

export function isRole(text: unknown): text is Role {
  return ROLES.some((role) => role === text);
}
