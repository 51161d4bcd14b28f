import type { Environment } from '@marcbachmann/cel-js';
import { isGlobalUnicast, isIn, masked, parseAddress, printAddress, type Address } from './addresses.ts';

class Ip {
  readonly address: Address;

  constructor(address: Address) {
    this.address = address;
  }

  /** @throws TypeError for a string that is no address */
  static parse(text: string): Ip {
    const address = parseAddress(text);
    if (address === undefined) throw new TypeError(`${text} is no IP address`);
    return new Ip(address);
  }
}

class Cidr {
  readonly address: Address;
  readonly length: number;

  constructor(address: Address, length: number) {
    this.address = address;
    this.length = length;
  }

  /** @throws TypeError for a string that is no CIDR */
  static parse(text: string): Cidr {
    const cidr = parseCidr(text);
    if (cidr === undefined) throw new TypeError(`${text} is no CIDR`);
    return cidr;
  }

  holds({ bits, value }: Address, length: number): boolean {
    if (bits !== this.address.bits || length < this.length) return false;
    return masked({ bits, value }, this.length).value === masked(this.address, this.length).value;
  }
}

function parseCidr(text: string): Cidr | undefined {
  const [, ip = '', length = ''] = /^(.+)\/(0|[1-9]\d{0,2})$/.exec(text) ?? [];
  const address = parseAddress(ip);
  if (address === undefined || Number(length) > address.bits) return undefined;
  return new Cidr(address, Number(length));
}

/** What `ip` and `cidr` are beside functions: `ip.isCanonical(…)`. */
class IpNamespace {}

const isCanonical = (text: string) => printAddress(Ip.parse(text).address) === text;

/** As people write it. */
function string(one: Ip | Cidr): string {
  return one instanceof Cidr ? `${printAddress(one.address)}/${one.length}` : printAddress(one.address);
}

/** `ip`, `cidr` and what goes with them (k8s.io/apiserver/pkg/cel/library/{ip,cidr}.go). */
export function addNetworks(env: Environment): void {
  const [ip, cidr] = ['net.IP', 'net.CIDR'];
  env
    .registerType(ip, Ip)
    .registerType(cidr, Cidr)
    .registerOperator(`${ip} == ${ip}`, (a: Ip, b: Ip) => string(a) === string(b))
    .registerOperator(`${cidr} == ${cidr}`, (a: Cidr, b: Cidr) => string(a) === string(b))
    .registerType('IpNamespace', IpNamespace)
    .registerConstant('ip', 'IpNamespace', new IpNamespace())
    .registerFunction(`ip(string): ${ip}`, (text: string) => Ip.parse(text))
    .registerFunction('isIP(string): bool', (text: string) => parseAddress(text) !== undefined)
    .registerFunction('IpNamespace.isCanonical(string): bool', (_: IpNamespace, text: string) =>
      isCanonical(text),
    )
    .registerFunction(`string(${ip}): string`, string)
    .registerFunction(`${ip}.family(): int`, ({ address }: Ip) => (address.bits === 32 ? 4n : 6n))
    .registerFunction(`${ip}.isGlobalUnicast(): bool`, ({ address }: Ip) => isGlobalUnicast(address));
  for (const [name, range] of [
    ['isUnspecified', 'unspecified'],
    ['isLoopback', 'loopback'],
    ['isLinkLocalMulticast', 'linkLocalMulticast'],
    ['isLinkLocalUnicast', 'linkLocalUnicast'],
  ] as const)
    env.registerFunction(`${ip}.${name}(): bool`, ({ address }: Ip) => isIn(address, range));
  env
    .registerFunction(`cidr(string): ${cidr}`, (text: string) => Cidr.parse(text))
    .registerFunction('isCIDR(string): bool', (text: string) => parseCidr(text) !== undefined)
    .registerFunction(`string(${cidr}): string`, string)
    .registerFunction(`${cidr}.ip(): ${ip}`, ({ address }: Cidr) => new Ip(address))
    .registerFunction(`${cidr}.prefixLength(): int`, ({ length }: Cidr) => BigInt(length))
    .registerFunction(
      `${cidr}.masked(): ${cidr}`,
      ({ address, length }: Cidr) => new Cidr(masked(address, length), length),
    );
  const holdsIp = (one: Cidr, { address }: Ip) => one.holds(address, address.bits);
  const holdsCidr = (one: Cidr, { address, length }: Cidr) => one.holds(address, length);
  env
    .registerFunction(`${cidr}.containsIP(${ip}): bool`, holdsIp)
    .registerFunction(`${cidr}.containsIP(string): bool`, (one: Cidr, text: string) =>
      holdsIp(one, Ip.parse(text)),
    )
    .registerFunction(`${cidr}.containsCIDR(${cidr}): bool`, holdsCidr)
    .registerFunction(`${cidr}.containsCIDR(string): bool`, (one: Cidr, text: string) =>
      holdsCidr(one, Cidr.parse(text)),
    );
}
