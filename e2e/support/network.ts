import type { BrowserContext, WebSocketRoute } from 'playwright-core';

/** The network of one browser, which can be lost as on a train: requests fail, and the live connection ends. */
export class Network {
  private readonly ends = new Set<WebSocketRoute>();
  private back: Promise<void> = Promise.resolve();
  private open = () => {};

  private constructor(private readonly context: BrowserContext) {}

  /** To be called before the browser opens a page: a browser's own switch leaves open connections open. */
  static async of(context: BrowserContext): Promise<Network> {
    const network = new Network(context);
    await context.routeWebSocket(/\/socket\.io\//, async (socket) => {
      // A new connection gets no answer until the network is back.
      await network.back;
      network.ends.add(socket).add(socket.connectToServer());
    });
    return network;
  }

  async lose(): Promise<void> {
    this.back = new Promise((resolve) => (this.open = resolve));
    await this.context.setOffline(true);
    for (const end of this.ends) await end.close();
    this.ends.clear();
  }

  async comeBack(): Promise<void> {
    await this.context.setOffline(false);
    this.open();
  }
}
