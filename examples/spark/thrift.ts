// A connection to the Thrift server of Spark: statements in, rows of texts out.
import { auth, connections, HiveClient, HiveUtils, thrift } from 'hive-driver';

/** One session of a server. */
export interface SparkSession {
  /** Runs a statement; rows come as objects by the names of the columns. */
  run(statement: string): Promise<readonly Readonly<Record<string, unknown>>[]>;
  /** Ends the session. */
  close(): Promise<void>;
}

const { TCLIService, TCLIService_types: types } = thrift;

/** Most rows of one answer over the wire. */
const ROWS = 100_000;

/** Opens a session at `host:port`, with settings of its own. */
export async function openSpark(address: string, settings: Readonly<Record<string, string>> = {}): Promise<SparkSession> {
  const [host = '', port = ''] = address.split(':');
  const client = new HiveClient(TCLIService, types);
  await client.connect({ host, port: Number(port) }, new connections.TcpConnection(), new auth.NoSaslAuthentication());
  const session = await client.openSession({ client_protocol: types.TProtocolVersion.HIVE_CLI_SERVICE_PROTOCOL_V10 });
  const utils = new HiveUtils(types);
  const run = async (statement: string): Promise<readonly Readonly<Record<string, unknown>>[]> => {
    const operation = await session.executeStatement(statement, { runAsync: true });
    try {
      await utils.waitUntilReady(operation);
      operation.setMaxRows(ROWS);
      await utils.fetchAll(operation);
      return (utils.getResult(operation).getValue() ?? []) as readonly Readonly<Record<string, unknown>>[];
    } catch (error) {
      throw new Error(messageOf(error));
    } finally {
      await operation.close();
    }
  };
  for (const [name, value] of Object.entries(settings)) await run(`SET ${name} = ${value}`);
  return {
    run,
    async close() {
      await session.close();
      client.close();
    },
  };
}

/** What Spark said, without its plans and the places in its code. */
function messageOf(error: unknown): string {
  const { response, message } = error as { readonly response?: { readonly errorMessage?: string }; readonly message?: string };
  return (response?.errorMessage ?? String(message)).split('\n')[0] as string;
}
