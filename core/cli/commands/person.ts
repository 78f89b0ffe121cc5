// person: who may make, approve and archive; their tokens are shown once.
import { Option, type Command } from 'commander';
import { ROLES, type Role } from '../../sync/ports';
import { inHouse, type AddCommand } from '../cli';
import { table } from '../print';

export const person: AddCommand = (program, cli) => {
  const group = program.command('person').description('persons and their roles: nobody approves what they made themselves');
  group
    .command('add')
    .argument('<name>', 'as it will stand in the journal')
    .addOption(new Option('--role <role...>', 'what they may do').choices(ROLES).makeOptionMandatory())
    .description('make a person and print their token, once')
    .action(async (name: string, options: { readonly role: readonly Role[] }, command: Command) => {
      const it = cli(command);
      await inHouse(it, async ({ store }) => {
        const token = await store.persons.add(name, options.role);
        it.print.answer({ name, roles: [...options.role], token }, () => `${token}\n`.trimEnd());
        it.print.note(`This is the token of ${name} (${options.role.join(', ')}); it is not kept and not shown again.`);
      });
    });
  group.command('list').description('persons and their roles').action(async (_options, command: Command) => {
    const it = cli(command);
    await inHouse(it, async ({ store }) => {
      const persons = await store.persons.list();
      it.print.answer(persons.map(({ name, roles }) => ({ name, roles: [...roles] })), () => (persons.length === 0 ? 'Nobody yet: zaaksluis person add <name> --role approver' : table(persons.map(({ name, roles }) => [name, roles.join(', ')]))));
    });
  });
  group.command('revoke').argument('<name>').description('take a token back').action(async (name: string, _options, command: Command) => {
    const it = cli(command);
    await inHouse(it, async ({ store }) => {
      await store.persons.revoke(name);
      it.print.answer({ name, revoked: true }, () => `The token of ${name} is nobody's any more.`);
    });
  });
};
