import { ecrRegistry, isEcrRegistryOf } from '@nodeless/contracts/aws';
import type { ClusterSpec } from '../schema/cluster.ts';

type Mirrored = Pick<ClusterSpec, 'accountId' | 'mirrors' | 'region'>;

const DOCKER_HUB = 'docker.io';

/**
 * The full name of an image, as container runtimes read a short one: `nginx:1` is `docker.io/library/nginx:1`.
 * Source: https://github.com/distribution/reference
 */
export function fullImageName(image: string): string {
  const [first = '', ...rest] = image.split('/');
  if (rest.length === 0) return `${DOCKER_HUB}/library/${image}`;
  if (first === DOCKER_HUB && rest.length === 1) return `${DOCKER_HUB}/library/${rest.join('/')}`;
  return /[.:]/.test(first) || first === 'localhost' ? image : `${DOCKER_HUB}/${image}`;
}

/** Host of the registry that an image is in: `docker.io` for a short name. */
export function registryOf(image: string): string {
  const name = fullImageName(image);
  return name.slice(0, name.indexOf('/'));
}

/** The image that is pulled instead of another one; the same text where no mirror takes its place. */
export function mirroredImage(cluster: Mirrored, image: string): string {
  return replaced(imageMirrors(cluster), fullImageName(image)) ?? image;
}

/** The public image that a mirrored one is a copy of; undefined where the image comes from no mirror. */
export function originalImage(cluster: Mirrored, image: string): string | undefined {
  const back = imageMirrors(cluster).map(([from, to]): Mirror => [to, from]);
  return replaced(back, image);
}

/** True when nodes of a cluster without internet can pull an image: from ECR in their region, or from a mirror. */
export function isReachableImage(cluster: Mirrored, image: string): boolean {
  return (
    isEcrRegistryOf(cluster.region, registryOf(image)) ||
    imageMirrors(cluster).some(([, to]) => begins(to, image))
  );
}

/** The git repository that is read instead of another one; the same text where no mirror takes its place. */
export function mirroredRepository({ mirrors }: Pick<ClusterSpec, 'mirrors'>, url: string): string {
  return replaced(Object.entries(mirrors.git), url) ?? url;
}

const OCI = 'oci://';

/** The artifact of an OCI registry that is read instead of another one, `oci://registry/path`: registries are mirrored as those of images. */
export function mirroredArtifact(cluster: Mirrored, url: string): string {
  return `${OCI}${mirroredImage(cluster, url.slice(OCI.length))}`;
}

/** True when a cluster without internet can read a repository or a registry: through a mirror, or from ECR in its region. */
export function isReachableRepository(cluster: Mirrored, url: string): boolean {
  if (url.startsWith(OCI)) return isReachableImage(cluster, url.slice(OCI.length));
  return Object.values(cluster.mirrors.git).some((to) => begins(to, url));
}

type Mirror = readonly [from: string, to: string];

function imageMirrors({ accountId, mirrors, region }: Mirrored): Mirror[] {
  return Object.entries(mirrors.images).map(([from, to]) => [
    from,
    typeof to === 'string' ? to : `${ecrRegistry(accountId, region)}/${to.pullThroughCache}`,
  ]);
}

/** The text with the longest beginning that a mirror replaces; undefined when none does. */
function replaced(mirrors: readonly Mirror[], text: string): string | undefined {
  const [mirror] = mirrors
    .filter(([from]) => begins(from, text))
    .sort(([one], [other]) => other.length - one.length);
  return mirror === undefined ? undefined : `${mirror[1]}${text.slice(mirror[0].length)}`;
}

/** Whole segments only: `quay.io/argo` is no beginning of `quay.io/argoproj/argocd`. */
function begins(prefix: string, text: string): boolean {
  if (!text.startsWith(prefix)) return false;
  return /[/:]$/.test(prefix) || text.length === prefix.length || /[/:@]/.test(text[prefix.length] ?? '');
}
