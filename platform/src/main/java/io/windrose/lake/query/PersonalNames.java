package io.windrose.lake.query;

import java.util.Locale;
import java.util.Set;

/**
 * What a column or a key is called that tells of one person. The one list of them: analyses refuse them by it, SQL
 * masks them.
 */
public final class PersonalNames {
    /** Numbers that stand for a person. */
    static final Set<String> NUMBERS = Set.of("person", "profile_id");
    /** Texts that stand for a person. */
    static final Set<String> IDS = Set.of("user_id", "anonymous_id", "click_id");
    /** Addresses, of which the part after the path may say anything. */
    static final Set<String> ADDRESSES = Set.of("url", "referrer");
    /** Without low lines and hyphens, in small letters. */
    static final Set<String> KEYS = Set.of(
            "email",
            "mail",
            "phone",
            "mobile",
            "name",
            "firstname",
            "lastname",
            "fullname",
            "givenname",
            "familyname",
            "surname",
            "username",
            "userid",
            "anonymousid",
            "previousid",
            "customerid",
            "deviceid",
            "advertisingid",
            "address",
            "street",
            "zip",
            "postcode",
            "postalcode",
            "birthday",
            "dateofbirth",
            "ip",
            "requestip",
            "useragent",
            "traits");

    /** Columns of this name hold what an event, a campaign or a product is called. */
    static final Set<String> PLAIN_NAMES = Set.of("name");

    private PersonalNames() {}

    /** Of a column, whatever table it is of. */
    public static boolean isColumn(String name) {
        return NUMBERS.contains(name)
                || IDS.contains(name)
                || ADDRESSES.contains(name)
                || (!PLAIN_NAMES.contains(name) && isKey(name));
    }

    /** Of a key of properties, of context or of traits. */
    public static boolean isKey(String key) {
        return KEYS.contains(key.toLowerCase(Locale.ROOT).replaceAll("[_-]", ""));
    }
}
