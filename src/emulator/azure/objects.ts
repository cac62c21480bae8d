import { hexFrom } from '../invented.js';
import type { Answer } from '../types.js';

/** An invented GUID. */
export function guidFrom(seed: string): string {
  return hexFrom(seed).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12}).*$/, '$1-$2-$3-$4-$5');
}

/** The ID of a repository. */
export function repositoryId(name: string): string {
  return guidFrom(`repository ${name}`);
}

/** The envelope of Azure DevOps errors. `typeKey` is the name of the exception. */
export function azureError(status: number, message: string, typeKey = 'VssServiceException'): Answer {
  const typeName = `Microsoft.TeamFoundation.Git.Server.${typeKey}, Microsoft.TeamFoundation.Git.Server`;
  return { status, body: { $id: '1', innerException: null, message, typeName, typeKey, errorCode: 0, eventId: 3000 } };
}

/** The error for a user who may not contribute (github.com/shayki5/azure-devops-create-pr-task/issues/35). */
export function needsPermission(user: string): Answer {
  const message =
    "TF401027: You need the Git 'PullRequestContribute' permission to perform this action. " +
    `Details: identity 'Build\\${guidFrom(user)}', scope 'repository'.`;
  return azureError(403, message, 'GitNeedsPermissionException');
}

/** Azure DevOps answers reads and POST with its sign-in page if the token is wrong (github.com/microsoft/azure-devops-auth-samples/issues/52). */
export const SIGN_IN_PAGE: Answer = {
  status: 203,
  body: Buffer.from('<!DOCTYPE html><html><head><title>Azure DevOps Services | Sign In</title></head><body></body></html>'),
  headers: { 'content-type': 'text/html; charset=utf-8' },
};

/** The answer to PATCH and DELETE if the token is wrong (same issue). */
export const UNAUTHORIZED = azureError(
  401,
  "TF400813: The user '' is not authorized to access this resource.",
  'UnauthorizedRequestException',
);

/** A list with its length, as all lists are sent. */
export function listOf(value: readonly unknown[]): Answer {
  return { status: 200, body: { count: value.length, value } };
}

/** An `IdentityRef`. */
export function identityOf(url: string, displayName: string): Readonly<Record<string, unknown>> {
  const id = guidFrom(displayName);
  return { displayName, url: `${url}/_apis/Identities/${id}`, id, uniqueName: `Build\\${id}`, descriptor: `svc.${id}` };
}

/** Values with their types, as properties are sent. */
export function propertiesOf(values: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Object.entries(values).map(([name, $value]) => [
      name,
      { $type: typeof $value === 'number' ? 'System.Int32' : 'System.String', $value },
    ]),
  );
}
