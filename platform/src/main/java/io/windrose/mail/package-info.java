/**
 * Mail to people, by the SMTP server that the operator names.
 *
 * <p>The door is {@link io.windrose.mail.MailServer}.
 *
 * <p>What holds always: without a server nothing is sent and the caller is told so; a mail is handed to the server once
 * and whole, or it is not sent.
 */
@NullMarked
package io.windrose.mail;

import org.jspecify.annotations.NullMarked;
