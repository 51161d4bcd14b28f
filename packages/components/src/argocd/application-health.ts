import { ARGOCD_NAMESPACE } from '@nodeless/sources';
import { ROOT } from './root.ts';

/**
 * Health of an Application as seen by the root Application, in Lua. Argo CD has none built in.
 *
 * The root Application manages itself, and a sync waits for the health of all objects of a wave before it goes on. So its
 * own health must never depend on its own sync: it would wait for itself for ever.
 *
 * The plain one of the manual passes on what the child says of itself, also when that is about an older spec
 * (https://github.com/argoproj/argo-cd/pull/29649) or when its sync failed and nothing was made
 * (https://github.com/argoproj/argo-cd/issues/27917). This one believes only a verdict on the present spec. And it calls
 * a child that cannot go on degraded, so that the root gives up its own sync and looks for a newer commit: while a child
 * is progressing the root waits for it, and a commit that fixes the child's Application would never be applied.
 *
 * A sync that waits for its next attempt is in phase Running with a time at which it finished.
 */
export const APPLICATION_HEALTH = `\
local function is(status, message)
  return { status = status, message = message or "" }
end

if obj.metadata.name == "${ROOT}" and obj.metadata.namespace == "${ARGOCD_NAMESPACE}" then
  return is("Healthy", "the root Application does not wait for itself")
end

local function empty(value)
  return value == nil or value == false or value == "" or (type(value) == "table" and next(value) == nil)
end

-- Argo CD leaves out what is empty when it notes what it has compared.
local function covers(seen, wanted)
  if type(seen) ~= "table" or type(wanted) ~= "table" then
    return seen == wanted or (empty(seen) and empty(wanted))
  end
  for key, value in pairs(wanted) do
    if not covers(seen[key], value) then
      return false
    end
  end
  return true
end

local status = obj.status or {}
local sync = status.sync or {}
local operation = status.operationState or {}
local errors = { ComparisonError = true, InvalidSpecError = true, SyncError = true, UnknownError = true }

for _, condition in ipairs(status.conditions or {}) do
  if errors[condition.type] then
    return is("Degraded", condition.message)
  end
end
if operation.phase == "Running" and operation.finishedAt ~= nil then
  return is("Degraded", operation.message)
end
if (operation.phase == "Failed" or operation.phase == "Error") and sync.status ~= "Synced" then
  return is("Degraded", operation.message)
end
if not covers((sync.comparedTo or {}).source, obj.spec.source) then
  return is("Progressing", "this spec has not been compared yet")
end
if obj.operation ~= nil or operation.phase == "Running" or (operation.phase == nil and sync.status ~= "Synced") then
  return is("Progressing", "the sync is not finished")
end
local health = status.health or {}
return is(health.status or "Progressing", health.message)
`;
