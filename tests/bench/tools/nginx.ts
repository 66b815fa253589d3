import { spawn } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';

export type Nginx = { readonly root: string; stop(): Promise<void> };

/** A web server of static files on the loopback, as schools and CDNs run it, with a configuration of its own. */
export async function serveByNginx(files: string, work: string): Promise<Nginx> {
  const port = await freePort();
  mkdirSync(work, { recursive: true });
  const config = join(work, 'nginx.conf');
  writeFileSync(
    config,
    `daemon off; worker_processes 1; pid ${work}/nginx.pid; error_log ${work}/error.log;
user root;
events { worker_connections 512; }
http {
  access_log off; sendfile on; tcp_nopush on; keepalive_requests 100000;
  client_body_temp_path ${work}/body; proxy_temp_path ${work}/proxy; fastcgi_temp_path ${work}/fastcgi;
  uwsgi_temp_path ${work}/uwsgi; scgi_temp_path ${work}/scgi;
  server { listen 127.0.0.1:${port}; root ${files}; }
}
`,
  );
  const child = spawn('nginx', ['-p', work, '-c', config], { stdio: ['ignore', 'ignore', 'inherit'] });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const root = `http://127.0.0.1:${port}`;
  await answers(root, () => child.exitCode !== null);
  return {
    root,
    async stop() {
      child.kill('SIGTERM');
      await ended;
    },
  };
}

async function answers(root: string, hasEnded: () => boolean): Promise<void> {
  for (;;) {
    if (hasEnded()) throw new Error('nginx does not run');
    const is = await fetch(root).then(
      () => true,
      () => false,
    );
    if (is) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
