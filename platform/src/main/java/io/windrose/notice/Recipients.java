package io.windrose.notice;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.windrose.core.Fault;
import java.util.ArrayList;
import java.util.List;

/** How rooms keep whom they tell: {@code [{"channel": "mail", "address": "ada@example.com"}]}. */
public final class Recipients {
    private static final ObjectMapper JSON = new ObjectMapper();

    private Recipients() {}

    public static String write(List<Recipient> recipients) {
        ArrayNode all = JSON.createArrayNode();
        recipients.forEach(
                one -> all.addObject().put("channel", one.channel().word()).put("address", one.address()));
        return all.toString();
    }

    public static List<Recipient> read(String json) {
        try {
            List<Recipient> all = new ArrayList<>();
            JSON.readTree(json)
                    .forEach(one -> all.add(Recipient.of(
                            one.path("channel").asText(), one.path("address").asText())));
            return all;
        } catch (JsonProcessingException e) {
            throw new Fault("notice.recipients-unreadable", "kept recipients are no JSON", e);
        }
    }
}
