/**
 * Work on a clock: on one node at a time, again after a failure, and taken over when a node dies.
 *
 * <p>Doors: {@link io.windrose.jobs.Jobs}; {@link io.windrose.jobs.Repeated} for what every node does by itself and
 * needs no memory of; {@link io.windrose.jobs.SoleWorker} for work without end that one node does;
 * {@link io.windrose.jobs.Brake} lets such work wait. State is in the schema {@code jobs}, kept by db-scheduler.
 *
 * <p>Invariants: a job never runs twice at once; one that throws is logged and runs again at its next time; jobs run on
 * platform threads, since they may call native code.
 */
@NullMarked
package io.windrose.jobs;

import org.jspecify.annotations.NullMarked;
