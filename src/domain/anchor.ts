/** How far back a baseline must lie, so that a failed run is never its own. */
export interface Anchor {
  /** Only scans that ended until then, in milliseconds since the epoch; absent where that is not known. */
  readonly beforeMs?: number | undefined;
  /** Why it is not known, as a clause without a full stop, and what to change. */
  readonly unsure?:
    | {
        readonly why: string;
        readonly hint: string;
        /** This is not the run's first attempt. */
        readonly repeated: boolean;
        /** It would be known if nothing had failed for a moment. */
        readonly passing?: boolean | undefined;
      }
    | undefined;
}
