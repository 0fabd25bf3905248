/**
 * Requests to other machines that people named: webhooks, and later connectors and pages to read.
 *
 * <p>The door is {@link io.windrose.outgoing.OutgoingClient}. All that leaves the program to an address that somebody
 * typed in goes through it.
 *
 * <p>What holds always: the address that a name resolves to is looked at when the connection is made, so that no name
 * leads into the company's own network, not by a redirect and not by a second answer of the name server; nothing waits
 * without end; no answer is read beyond its limit.
 */
@NullMarked
package io.windrose.outgoing;

import org.jspecify.annotations.NullMarked;
