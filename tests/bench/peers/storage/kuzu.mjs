// node kuzu.mjs WORK_FOLDER ENTITIES TIES: what the store does, in Kuzu. It checks ends and keys and keeps no journal.
import kuzu from 'kuzu';
import { bytesIn, measure, measureEach, reportDisk, reportPeak } from './measure.mjs';

const [folder, entities, ties] = process.argv.slice(2);
const path = `${folder}/peer.kuzu`;
const database = new kuzu.Database(path);
const connection = new kuzu.Connection(database);
const ask = async (text) => (await connection.query(text)).getAll();

await measure('load', async () => {
  await ask(`CREATE NODE TABLE entity(id INT64 PRIMARY KEY, code STRING, type STRING, name STRING, city STRING,
             country STRING)`);
  await ask('CREATE REL TABLE tie(FROM entity TO entity, relation STRING, from_year INT64, role STRING)');
  await ask(`COPY entity FROM '${folder}/entities.csv' (HEADER=true)`);
  await ask(`COPY tie FROM '${folder}/ties_kuzu.csv' (HEADER=true)`);
  await ask('CHECKPOINT');
});
reportPeak();
reportDisk(bytesIn(path), Number(ties));
const tiesOf = (i, wanted) =>
  ask(`MATCH (a:entity {id: ${1 + ((i * 7919) % Number(entities))}})-[t:tie]-(b:entity) RETURN ${wanted}`);
await measureEach('its neighbours, both ways', 50, (i) => tiesOf(i, 'b.id'));
await measureEach('its ties, both ways', 50, (i) => tiesOf(i, 'b.id, t.relation, t.from_year, t.role'));
await measureEach('a durable edit', 50, (i) => ask(`MATCH (a:entity {id: ${i + 1}}) SET a.city = 'x${i}'`));
await measureEach('names that hold a piece', 10, () =>
  ask("MATCH (a:entity) WHERE lower(a.name) CONTAINS 'neurologi' RETURN a.id LIMIT 20"));
// Last: it takes minutes at five million ties.
await measure('whole graph into arrays', async () => {
  const from = new Int32Array(Number(ties)), to = new Int32Array(Number(ties));
  const result = await connection.query('MATCH (a:entity)-[t:tie]->(b:entity) RETURN a.id AS a, b.id AS b');
  for (let i = 0; result.hasNext(); ++i) {
    const row = await result.getNext();
    from[i] = Number(row.a);
    to[i] = Number(row.b);
  }
  const names = await ask('MATCH (a:entity) RETURN a.name AS name');
  return names.length;
});
