/**
 * SQL of people, run where it can do no harm: in processes of their own, which hold no secret.
 *
 * <p>The door is {@link io.windrose.lake.sandbox.Sandbox}, an engine like the others. A child process is started when
 * it is needed, runs one query at a time and ends after a while without any. It is told the views, the files behind
 * them and the text; it answers with Arrow. It has no catalog, no address and no environment.
 *
 * <p>What holds always: a query reads only the files behind its views; a query that does not stop ends with its
 * process; a child does not outlive the server. {@code docs/adr/0030-sql-in-a-process-of-its-own.md} says what is left
 * to trust.
 */
@NullMarked
package io.windrose.lake.sandbox;

import org.jspecify.annotations.NullMarked;
