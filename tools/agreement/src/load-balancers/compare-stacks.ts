/** The recorded stack part by part: `SG(…) L(…) R(…) LB(…) TG(…)`. */
export function partsOf(built: string): string[] {
  return built.split(/ (?=(?:SG|L|R|LB|TG)\(|WebACLAssociation\{|Protection\{)/);
}

/**
 * Parts that only one side has, those of the record first. Ports that the API server chose for nodes, and those of named target
 * ports, are not compared; long parts are recorded by their beginning alone.
 */
export function differences(recorded: readonly string[], built: readonly string[]): string[] {
  const left = [...built.map(comparable)];
  const missing = recorded.map(comparable).filter((part) => {
    const index = left.findIndex((other) => isSame(part, other));
    if (index < 0) return true;
    left.splice(index, 1);
    return false;
  });
  return [...missing.map((part) => `- ${part}`), ...left.map((part) => `+ ${part}`)];
}

function comparable(part: string): string {
  if (!part.startsWith('SG('))
    return part.replace(/^(TG\((?:ip|instance),\w+):\d+/, '$1:N').replace(/:(3\d{4}|node-port) /, ':N ');
  const inside = part.slice('SG(['.length).replace(/\]?\)$/, '');
  const rules = inside.split(/(?<=\}\]\}), /);
  return `SG([${rules.sort().join(', ')}])`;
}

/** Longest text of a security group, and of the conditions of a rule, in the record. */
const LONGEST = 160;

function isSame(recorded: string, built: string): boolean {
  if (recorded === built) return true;
  if (recorded.startsWith('SG('))
    return built.startsWith('SG(') && recorded.length >= LONGEST && built.length > recorded.length;
  const [conditions = '', actions] = recorded.split(' -> ');
  const [all = '', others] = built.split(' -> ');
  return (
    recorded.startsWith('R(') &&
    actions === others &&
    conditions.length >= LONGEST &&
    all.startsWith(conditions)
  );
}
