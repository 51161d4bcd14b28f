import { verdicts } from '@nodeless/contract-tables';
import { schemaAgreement } from './measure.ts';

/**
 * Prints how far the schemas of Kubernetes agree with what kube-apiserver 1.35.4 said of changed objects:
 * `npm run agreement:schemas`.
 *
 * @returns the exit code: 0 when the schemas refuse nothing that the server accepts, 1 when they do
 */
export function main(): number {
  const { asked, refused, falseRefusals, falseAccepts } = schemaAgreement(
    verdicts('schemas-kubernetes-1.35.4'),
    '1.35',
  );
  const lines = [
    `unreadable to the server: ${refused.unreadable} of ${asked.unreadable} refused`,
    ...falseAccepts.map((name) => `  accepted: ${name}`),
    `invalid by the server's code: ${refused.invalid} of ${asked.invalid} refused`,
    `accepted by the server: ${refused.accepted} of ${asked.accepted} refused`,
    ...falseRefusals.map((name) => `  refused: ${name}`),
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
  return falseRefusals.length === 0 ? 0 : 1;
}
