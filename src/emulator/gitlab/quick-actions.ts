/** Commands that apply to merge requests (https://docs.gitlab.com/user/project/quick_actions/), in either case. */
const COMMANDS = new Set(
  (
    'approve assign assign_reviewer award cc close copy_metadata done draft estimate estimate_time label labels lock merge milestone react ready ' +
    'reassign reassign_reviewer rebase relabel remove_estimate remove_label remove_milestone remove_reviewer remove_time_estimate ' +
    'remove_time_spent reopen request_changes request_review reviewer run_pipeline shrug spend spend_time submit_review subscribe tableflip ' +
    'target_branch title todo unapprove unassign unassign_reviewer unlabel unlock unsubscribe'
  ).split(' '),
);

/**
 * A note without its commands, and the commands. The rules are those of
 * https://gitlab.com/gitlab-org/gitlab/-/blob/master/lib/gitlab/quick_actions/extractor.rb, made stricter where versions differ:
 * a command may be indented, and only fenced code protects it. A fence ends at the first line of three backticks, however it began.
 */
export function extractCommands(body: string): { readonly text: string; readonly commands: readonly string[] } {
  const commands: string[] = [];
  const text = body.replaceAll('\r', '').replaceAll(/^```[\s\S]+?\n```$|^[ \t]*\/(\w+)(?: [^\n]*)?\s*(?:\n|$)/gm, (all, name?: string) => {
    if (name === undefined || !COMMANDS.has(name.toLowerCase())) return all;
    commands.push(all.trim());
    return '';
  });
  return { text: text.trimEnd(), commands };
}
