package io.windrose.mail;

import com.sanctionco.jmail.JMail;
import io.windrose.core.Incorrect;

/** Addresses of mail. */
public final class MailAddress {
    private MailAddress() {}

    /**
     * Returns it without blanks around it.
     *
     * @throws Incorrect when it is none
     */
    public static String check(String address) {
        String bare = address.strip();
        if (!JMail.isValid(bare)) {
            throw new Incorrect(
                    "mail.wrong-address", "\"" + address + "\" is no mail address; give one as ada@example.com");
        }
        return bare;
    }
}
