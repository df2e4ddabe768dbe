import pg from 'pg'
import { newId } from '#kernel/new-id'

export interface TemporaryDatabase extends AsyncDisposable {
  readonly url: string
}

/** A whole PostgreSQL database, for tests that start the program itself and give it DATABASE_URL. */
export async function temporaryDatabase(): Promise<TemporaryDatabase> {
  const server = process.env['OBYEKTIV_TEST_POSTGRES']
  if (server === undefined) throw new Error('temporaryDatabase: OBYEKTIV_TEST_POSTGRES is not set')
  const name = `t_${newId<string>().replaceAll('-', '')}`
  const administrator = new pg.Client({ connectionString: server })
  await administrator.connect()
  await administrator.query(`create database ${name}`)
  const url = new URL(server)
  url.pathname = `/${name}`
  return {
    url: url.href,
    [Symbol.asyncDispose]: async () => {
      // `force` cuts off what a killed program left connected.
      await administrator.query(`drop database ${name} with (force)`)
      await administrator.end()
    },
  }
}
