import type { Routed, ServiceEmulator } from '../../src/emulator/types.js';

/** What to change of each request that a service has routed, before it is processed. */
type RouteChange = (routed: Routed) => Routed;

/**
 * The same emulator, which routes requests differently.
 *
 * @param opening Runs at each start of the emulator, so that a change can count.
 */
export function withRoutes<State, Kind extends string>(
  mount: ServiceEmulator<State, Kind>,
  opening: () => RouteChange,
): ServiceEmulator<State, Kind> {
  return {
    ...mount,
    open(context) {
      const opened = mount.open(context);
      const change = opening();
      return { ...opened, route: (call) => change(opened.route(call)) };
    },
  };
}
