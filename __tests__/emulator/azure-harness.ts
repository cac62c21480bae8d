import type { AzureState } from '../../src/emulator/azure/index.js';
import type { ServiceEmulator } from '../../src/emulator/types.js';

/** Microsoft's client first asks where each resource is (OPTIONS); scan-gate does not. */
export function discoverable(mount: ServiceEmulator<AzureState>): ServiceEmulator<AzureState> {
  const place = (id: string, area: string, resourceName: string, routeTemplate: string) => {
    const versions = { resourceVersion: 1, minVersion: '1.0', maxVersion: '7.1', releasedVersion: area === 'git' ? '7.1' : '0.0' };
    return { id, area, resourceName, routeTemplate, ...versions };
  };
  const git = '{project}/_apis/git/repositories/{repositoryId}';
  const places = [
    place('e81700f7-3be2-46de-8624-2eb35882fcaa', 'Location', 'ResourceAreas', '_apis/{resource}/{areaId}'),
    place('00d9565f-ed9c-4a06-9a50-00e7896ccab4', 'Location', 'ConnectionData', '_apis/connectionData'),
    place('ab6e2e5d-a0b7-4153-b64a-a4efe0d49449', 'git', 'pullRequestThreads', `${git}/pullRequests/{pullRequestId}/threads/{threadId}`),
    place(
      '965a3ec7-5ed8-455a-bdcb-835a5ea7fe7b',
      'git',
      'comments',
      `${git}/pullRequests/{pullRequestId}/threads/{threadId}/comments/{commentId}`,
    ),
    place('9946fd70-0d40-406e-b686-b4744cbbcc37', 'git', 'pullRequests', `${git}/pullRequests/{pullRequestId}`),
    place('b5f6bb4f-8d1e-4d79-8d11-4c9172c99c35', 'git', 'pullRequestStatuses', `${git}/pullRequests/{pullRequestId}/statuses/{statusId}`),
    place('fb93c0db-47ed-4a31-8c20-47552878fb44', 'git', 'items', `${git}/items`),
    place('c2570c3b-5b3f-41b8-98bf-5407bfde8d58', 'git', 'commits', `${git}/commits/{commitId}`),
    place('2d874a60-a811-4f62-9c9f-963a6ea0a55b', 'git', 'refs', `${git}/refs`),
  ];
  return {
    ...mount,
    open: (context) => {
      const service = mount.open(context);
      return {
        ...service,
        route: (call) => {
          const body =
            call.method === 'OPTIONS' ? { value: places } : /ResourceAreas/i.test(call.path) ? { count: 0, value: null } : undefined;
          return body === undefined ? service.route(call) : { kind: 'discovery', answer: () => ({ status: 200, body }) };
        },
      };
    },
  };
}
