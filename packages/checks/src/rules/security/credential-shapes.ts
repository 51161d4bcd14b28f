/** One shape of text that is a credential whatever its name. */
export interface CredentialShape {
  /** As a finding and the documentation call it, with its article. */
  readonly what: string;
  /** Matches the credential itself. Each quantifier is bounded or of one class, so that matching is linear. */
  readonly pattern: RegExp;
}

/**
 * Shapes of credentials that are unmistakable: the fixed prefixes that services give their keys so that scanners find them.
 * Sources: the documentation of each service, and the list of patterns that GitHub's secret scanning knows
 * (https://docs.github.com/en/code-security/secret-scanning/introduction/supported-secret-scanning-patterns). Not a package:
 * the rule sets that are kept elsewhere need a newer Node (secretlint 13: 22) or a program that is no Node package (gitleaks).
 */
export const CREDENTIAL_SHAPES: readonly CredentialShape[] = [
  { what: 'a private key', pattern: /-----BEGIN (?:[A-Z0-9]{1,16} ){0,3}PRIVATE KEY(?: BLOCK)?-----/ },
  {
    what: 'a private key in base64',
    pattern: /LS0tLS1CRUdJTi[A-Za-z0-9+/]{0,24}(?:UFJJVkFURSBLRV|BSSVZBVEUgS0VZ|QUklWQVRFIEtFW)/,
  },
  { what: 'an age secret key', pattern: /\bAGE-SECRET-KEY-1[0-9A-Z]{58}\b/ },
  { what: 'an AWS access key', pattern: /\b(?:AKIA|ASIA)[0-9A-Z]{16}\b/ },
  {
    what: 'a GitHub token',
    pattern: /\b(?:gh[pousr]_[A-Za-z0-9]{36,255}|github_pat_[A-Za-z0-9_]{60,255})\b/,
  },
  { what: 'a GitLab token', pattern: /\bgl(?:pat|dt|rt|cbt|ptt|ft|soat|agent)-[A-Za-z0-9_-]{20,255}/ },
  { what: 'a Slack token', pattern: /\b(?:xox[abeoprs]|xapp)-[A-Za-z0-9-]{10,255}/ },
  {
    what: 'a Slack webhook',
    pattern: /\bhooks\.slack\.com\/(?:services|workflows)\/[A-Za-z0-9]{8,16}\/[A-Za-z0-9/]{20,80}/,
  },
  {
    what: 'a Discord webhook',
    pattern: /\bdiscord(?:app)?\.com\/api\/webhooks\/\d{16,20}\/[A-Za-z0-9_-]{60,80}/,
  },
  { what: 'a Stripe live key', pattern: /\b[sr]k_live_[A-Za-z0-9]{16,255}\b/ },
  { what: 'a Google API key', pattern: /\bAIza[0-9A-Za-z_-]{35}(?![0-9A-Za-z_-])/ },
  { what: 'a Google OAuth client secret', pattern: /\bGOCSPX-[A-Za-z0-9_-]{28}(?![0-9A-Za-z_-])/ },
  { what: 'an Azure storage key', pattern: /\bAccountKey=[A-Za-z0-9+/]{86}==/ },
  { what: 'a SendGrid key', pattern: /\bSG\.[A-Za-z0-9_-]{22}\.[A-Za-z0-9_-]{43}(?![A-Za-z0-9_-])/ },
  { what: 'an npm token', pattern: /\bnpm_[A-Za-z0-9]{36}\b/ },
  { what: 'a PyPI token', pattern: /\bpypi-AgEIcHlwaS5vcmc[A-Za-z0-9_-]{50,255}/ },
  { what: 'a Docker Hub token', pattern: /\bdckr_[po]at_[A-Za-z0-9_-]{27,64}/ },
  { what: 'a DigitalOcean token', pattern: /\bdo[opr]_v1_[a-f0-9]{64}\b/ },
  { what: 'a HashiCorp Vault token', pattern: /\bhv[bsr]\.[A-Za-z0-9_-]{24,255}/ },
  { what: 'a Terraform Cloud token', pattern: /\b[A-Za-z0-9]{14}\.atlasv1\.[A-Za-z0-9_=-]{60,70}/ },
  { what: 'a Databricks token', pattern: /\bdapi[a-f0-9]{32}\b/ },
  {
    what: 'a Grafana token',
    pattern: /\b(?:glc_[A-Za-z0-9+/]{32,400}|glsa_[A-Za-z0-9]{32}_[A-Fa-f0-9]{8}\b)/,
  },
  { what: 'a New Relic key', pattern: /\bNRAK-[A-Z0-9]{27}\b/ },
  { what: 'an OpenAI key', pattern: /\bsk-[A-Za-z0-9_-]{20,128}T3BlbkFJ[A-Za-z0-9_-]{20,128}/ },
  { what: 'an Anthropic key', pattern: /\bsk-ant-[a-z0-9]{3,10}-[A-Za-z0-9_-]{80,128}/ },
  { what: 'a Hugging Face token', pattern: /\bhf_[A-Za-z]{34}\b/ },
  { what: 'a Shopify token', pattern: /\bshp(?:at|ca|pa|ss)_[a-fA-F0-9]{32}\b/ },
  { what: 'a PlanetScale password', pattern: /\bpscale_(?:pw|tkn|oauth)_[A-Za-z0-9_.-]{32,64}/ },
  { what: 'a Doppler token', pattern: /\bdp\.(?:pt|st|ct|sa)\.[A-Za-z0-9._-]{40,80}/ },
  { what: 'a Pulumi token', pattern: /\bpul-[a-f0-9]{40}\b/ },
  { what: 'a Telegram bot token', pattern: /\b\d{8,10}:AA[A-Za-z0-9_-]{33}(?![A-Za-z0-9_-])/ },
  {
    what: 'a JSON Web Token',
    pattern: /\beyJ[A-Za-z0-9_-]{10,2000}\.eyJ[A-Za-z0-9_-]{10,4000}\.[A-Za-z0-9_-]{10,2000}/,
  },
];

/** Characters of the shortest credential, a Slack token: most texts of manifests are shorter. */
const SHORTEST = 'xoxb-'.length + 10;

const ANY = new RegExp(CREDENTIAL_SHAPES.map(({ pattern }) => pattern.source).join('|'));

export interface FoundSecret {
  readonly what: string;
  /** The secret itself: to compare with, never to print. */
  readonly secret: string;
}

/** The first credential of each shape in a string. */
export function credentialsIn(text: string): FoundSecret[] {
  if (text.length < SHORTEST || !ANY.test(text)) return [];
  return CREDENTIAL_SHAPES.flatMap(({ what, pattern }) => {
    const found = pattern.exec(text);
    return found === null ? [] : [{ what, secret: found[0] }];
  });
}
