package io.windrose.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.windrose.core.Forbidden;
import io.windrose.lake.query.PersonalNames;
import io.windrose.security.Permission;
import io.windrose.security.Principal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.StreamSupport;

/** Fields that tell of one person, which only those may ask by who may see people. */
final class PersonalFields {
    private static final Set<String> COLUMNS = Set.of("user_id", "anonymous_id");

    private PersonalFields() {}

    /** Refuses a question that is asked by one of them, wherever it stands there. */
    static void require(Request request, JsonNode question) {
        require(request.principal(), question);
    }

    static void require(Principal by, JsonNode question) {
        if (!by.may(Permission.IDENTITIES_VIEW)) {
            asked(question).ifPresent(PersonalFields::refuse);
        }
    }

    static void require(Request request, String field) {
        if (!request.principal().may(Permission.IDENTITIES_VIEW) && isPersonal(field)) {
            refuse(field);
        }
    }

    private static void refuse(String field) {
        throw new Forbidden(
                "http.personal-field",
                "\"" + field
                        + "\" tells of single persons, which your role does not see; ask by another field, or an owner"
                        + " for another role");
    }

    private static Optional<String> asked(JsonNode node) {
        if (node.isArray()) {
            return first(StreamSupport.stream(node.spliterator(), false)
                    .map(PersonalFields::asked)
                    .toList());
        }
        return first(node.properties().stream().map(PersonalFields::asked).toList());
    }

    private static Optional<String> asked(Map.Entry<String, JsonNode> entry) {
        boolean namesFields = entry.getKey().equals("field") || entry.getKey().equals("by");
        JsonNode value = entry.getValue();
        if (!namesFields) {
            return asked(value);
        }
        List<String> named = value.isArray()
                ? StreamSupport.stream(value.spliterator(), false)
                        .map(JsonNode::asText)
                        .toList()
                : List.of(value.asText());
        return named.stream().filter(PersonalFields::isPersonal).findFirst();
    }

    private static Optional<String> first(List<Optional<String>> found) {
        return found.stream().flatMap(Optional::stream).findFirst();
    }

    static boolean isPersonal(String field) {
        if (COLUMNS.contains(field) || field.startsWith("person.")) {
            return true;
        }
        int dot = field.indexOf('.');
        return dot > 0 && !field.startsWith("visit.") && PersonalNames.isKey(field.substring(dot + 1));
    }
}
