package org.letterboard.settings;

import java.util.List;
import java.util.Map;
import org.letterboard.mail.EmailAddress;

/// Finds officers whose address is one of ours: what we write to them would come back to us, and go round for ever.
record OwnAddresses(Settings gateway, Map<String, ListSettings> lists, Reading reading) {

    void check() {
        look(ConfigReader.GATEWAY_FILE, Keys.OPERATOR, List.of(gateway.operator()));
        for (var list : lists.values()) {
            var file = ConfigReader.LISTS + "/" + list.name() + ".toml";
            look(file, Keys.MODERATORS, list.moderators());
            // The operator was looked at above.
            look(
                    file,
                    Keys.OWNERS,
                    list.owners().stream()
                            .filter(one -> !one.equals(gateway.operator()))
                            .toList());
        }
    }

    private void look(String file, Key<EmailAddress> key, List<EmailAddress> people) {
        people.stream()
                .filter(this::isOurs)
                .map(one -> Problem.quoted(one.toString()) + " (is an address of ours, so mail would go in a circle)")
                .forEach(words -> reading.problem(new Problem(file, 0, key.name(), words)));
    }

    private boolean isOurs(EmailAddress address) {
        return address.domain().equalsIgnoreCase(gateway.domain())
                && (Names.isTaken(address)
                        || lists.keySet().stream().anyMatch(name -> Names.isOf(name, gateway.separator(), address)));
    }
}
