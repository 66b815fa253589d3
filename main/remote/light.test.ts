import { afterEach, describe, expect, test } from 'vitest';
import { remoteCloseCodes } from '../../core/remote/index.ts';
import type { Phone } from '../../tests/support/phone.ts';
import { type RemoteHere, remoteHere } from '../../tests/support/remote-here.ts';

let here: RemoteHere;
afterEach(() => here?.clear());

async function started(): Promise<string> {
  here = await remoteHere();
  here.teach();
  return here.turnOn();
}

describe('the laser in a phone’s hand', () => {
  const lastLight = () => here.lights.at(-1);

  test('shines where the thumb is, and goes out when that is lifted or says nothing any more', async () => {
    const link = await started();
    const phone = await here.paired(link);
    phone.say({ type: 'light', at: { x: 0.25, y: 0.5 } });
    await expect.poll(lastLight).toEqual({ type: 'laser', x: 0.25, y: 0.5, draws: true });
    phone.say({ type: 'light', at: null });
    await expect.poll(lastLight).toEqual({ type: 'dark' });
    phone.say({ type: 'light', at: { x: 1, y: 1 } });
    await expect.poll(lastLight).toMatchObject({ type: 'laser', x: 1 });
    here.clock.advance(1500);
    expect(lastLight()).toEqual({ type: 'dark' });
  });

  test.each([
    ['the phone is lost', (phone: Phone) => phone.socket.terminate()],
    ['the remote is turned off', () => void here.remote.close()],
  ])('goes out when %s', async (_, go) => {
    const link = await started();
    const phone = await here.paired(link);
    phone.say({ type: 'light', at: { x: 0.5, y: 0.5 } });
    await expect.poll(lastLight).toMatchObject({ type: 'laser' });
    go(phone);
    await expect.poll(lastLight).toEqual({ type: 'dark' });
  });

  test('is none for a phone that is only asked about, nor beside the picture', async () => {
    const link = await started();
    const asking = await here.scan(link);
    await asking.until(({ type }) => type === 'asking');
    asking.say({ type: 'light', at: { x: 0.5, y: 0.5 } });
    expect(await asking.ended).toBe(remoteCloseCodes.nonsense);
    const state = here.states.at(-1);
    const phone = await here.paired((state?.kind === 'on' && state.link) || '');
    phone.say({ type: 'light', at: { x: 1.5, y: 0.5 } });
    expect(await phone.ended).toBe(remoteCloseCodes.nonsense);
    expect(here.lights).toEqual([]);
  });
});

describe('presses', () => {
  test('are done in their order, also where one of them has to read first', async () => {
    const link = await started();
    const phone = await here.paired(link);
    phone.say({ type: 'press', id: 1, press: { type: 'sayAgain' } });
    phone.say({ type: 'press', id: 2, press: { type: 'pause' } });
    await phone.until((message) => message.type === 'answer' && message.id === 2);
    expect(here.session.state().motion.kind).toBe('paused');
    expect(phone.heard.filter(({ type }) => type === 'answer')).toEqual([
      { type: 'answer', id: 1, code: null },
      { type: 'answer', id: 2, code: null },
    ]);
  });
});
