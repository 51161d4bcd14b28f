/**
 * Health of a CustomResourceDefinition, in Lua. The one that Argo CD ships says Progressing while the API server has not
 * written the conditions. A sync waits for an established CRD by itself (ensureCRDReady of gitops-engine), but the health
 * that the Application then notes is the one from before, and no event makes Argo CD look again: the Application stays
 * Progressing, and the waves of the root wait, until the periodic refresh. Seen with Argo CD v3.5.1.
 *
 * Bad news is still told: names that another CRD has, a schema that is not structural, a deletion that does not end.
 */
export const CRD_HEALTH = `\
local bad = { NamesAccepted = "False", NonStructuralSchema = "True" }

if obj.metadata.deletionTimestamp ~= nil then
  return { status = "Progressing", message = "the CRD is being deleted" }
end
for _, condition in ipairs((obj.status or {}).conditions or {}) do
  if bad[condition.type] == condition.status then
    return { status = "Degraded", message = condition.message or "" }
  end
end
return { status = "Healthy", message = "" }
`;
