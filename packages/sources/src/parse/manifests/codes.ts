import { defineCodes } from '@nodeless/core';

/** What an app that comes as manifests can have wrong, whatever its cluster. */
export const MANIFEST_CODES = defineCodes({
  'manifests/both-forms': ['error', 'An app is described by app.yaml and comes as manifests'],
  'manifests/not-an-object': ['error', 'A document of a manifest is no object of Kubernetes'],
  'manifests/nested-list': ['error', 'A List of a manifest holds another List'],
  'manifests/generated-name': ['error', 'An object of a manifest has no name of its own'],
  'manifests/server-field': ['error', 'An object of a manifest has a field that only the API server writes'],
  'manifests/too-large': ['error', 'An object of a manifest is larger than the API server takes'],
  'manifests/cluster-scoped': ['error', 'An app brings an object that belongs to no namespace'],
  'manifests/kustomization': ['error', 'A kustomization does not stand where kustomize looks for it'],
  'manifests/patch': ['error', 'A patch finds no object or does not fit the one it finds'],
});
