import { at, isJsonObject, maps, parseYaml, textMap, type JsonObject, type JsonValue } from '@nodeless/core';
import { COREDNS_PODS, fargateProfileOf } from '@nodeless/contracts/placement';
import { keysWith, sortedTexts, without } from './forms.ts';

/** Add-ons that eksctl installs by itself, on nodes and beside EKS Auto Mode. Source: `KnownAddons` in known_addons.go. */
const DEFAULT_ADDONS = ['vpc-cni', 'kube-proxy', 'coredns', 'metrics-server'];
const AUTO_MODE_ADDONS = ['metrics-server'];
/** Regions of AWS that lack metrics-server as an add-on. Source: the same. */
const WITHOUT_METRICS_SERVER = /^(cn|us-gov|us-iso|us-isob|us-isof|eu-isoe)-/;

/** All add-ons with those that eksctl adds, and the settings that they share. */
export function describedAddons(config: JsonObject): JsonObject {
  const settings = isJsonObject(config['addonsConfig']) ? config['addonsConfig'] : {};
  const written = maps(config['addons']).map(describedAddon);
  const names = written.map(({ name }) => name);
  const more =
    settings['disableDefaultAddons'] === true ? [] : defaults(config).filter((name) => !names.includes(name));
  const addons = [...written, ...more.map((name) => describedAddon({ name }))];
  return {
    addons: addons.map((addon) => (addon['name'] === 'coredns' ? corednsOf(config, addon) : addon)),
    addonsConfig: { autoApplyPodIdentityAssociations: false, ...settings, disableDefaultAddons: true },
  };
}

function defaults(config: JsonObject): readonly string[] {
  const isAuto = at(config, 'autoModeConfig', 'enabled') === true;
  const lacks = WITHOUT_METRICS_SERVER.test(String(at(config, 'metadata', 'region')));
  const names = isAuto ? AUTO_MODE_ADDONS : DEFAULT_ADDONS;
  return names.filter((name) => !(lacks && name === 'metrics-server'));
}

/** eksctl moves CoreDNS to Fargate where a profile takes its pods. Source: `ScheduleOnFargate` in pkg/fargate/coredns. */
function corednsOf(config: JsonObject, addon: JsonObject): JsonObject {
  const profiles = maps(config['fargateProfiles']).map(({ name, selectors }) => ({
    name: String(name),
    selectors: maps(selectors).map(({ namespace, labels }) => ({
      namespace: String(namespace),
      labels: textMap(labels),
    })),
  }));
  if (fargateProfileOf(profiles, COREDNS_PODS) === undefined) return addon;
  const { configurationValues } = addon;
  const values = isJsonObject(configurationValues) ? configurationValues : {};
  return { ...addon, configurationValues: { computeType: 'Fargate', ...values } };
}

/** `eksctl create cluster` overwrites what is there, whatever the file says. Source: `CreateAddonTasks` in tasks.go. */
function describedAddon(addon: JsonObject): JsonObject {
  const conflicts = String(addon['resolveConflicts'] ?? 'OVERWRITE').toUpperCase();
  return {
    ...without(
      keysWith(addon, ['attachPolicyARNs'], sortedTexts),
      false,
      'useDefaultPodIdentityAssociations',
    ),
    name: String(addon['name']).toLowerCase(),
    resolveConflicts: conflicts,
    ...(addon['configurationValues'] === undefined
      ? {}
      : { configurationValues: settingsOf(addon['configurationValues']) }),
    podIdentityAssociations: maps(addon['podIdentityAssociations']).map((association) =>
      keysWith(association, ['permissionPolicyARNs'], sortedTexts),
    ),
  };
}

/** Settings are JSON or YAML as one text; what is neither stays a text. */
function settingsOf(text: JsonValue): JsonValue {
  if (typeof text !== 'string') return text;
  const parsed = parseYaml(text);
  return 'documents' in parsed ? (parsed.documents[0] ?? text) : text;
}
