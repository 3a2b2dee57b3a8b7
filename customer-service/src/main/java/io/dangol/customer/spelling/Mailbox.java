package io.dangol.customer.spelling;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * An e-mail address.
 *
 * @param address as mailboxes are told apart: without a tag after a plus, for Google also without dots
 * @param personal one person reads it: only such an address may lead to a person on its own
 */
public record Mailbox(String address, boolean personal) {

    private static final Pattern ADDRESS = Pattern.compile("[^\\s@*]{1,64}@[^\\s@*]+\\.[^\\s@*]+");
    private static final Set<String> GOOGLE = Set.of("gmail.com", "googlemail.com");
    private static final Set<String> ROLES = Set.of(
            "info",
            "admin",
            "office",
            "sales",
            "contact",
            "support",
            "help",
            "service",
            "webmaster",
            "postmaster",
            "noreply",
            "no-reply",
            "marketing",
            "master",
            "cs");

    /** Empty: none, or one that nobody has. What is no address any more (a letter was lost) is still compared. */
    public static Optional<Mailbox> of(String text) {
        String address = PlainText.composed(text).replace(" ", "");
        if (!ADDRESS.matcher(address).matches()) {
            return address.isEmpty() ? Optional.empty() : Optional.of(new Mailbox(address, false));
        }
        int at = address.lastIndexOf('@');
        String domain = address.substring(at + 1);
        String local = local(address.substring(0, at), domain);
        if (Placeholders.isMailbox(local, domain)) {
            return Optional.empty();
        }
        String host = GOOGLE.contains(domain) ? "gmail.com" : domain;
        return Optional.of(new Mailbox(local + "@" + host, !ROLES.contains(local)));
    }

    private static String local(String local, String domain) {
        int plus = local.indexOf('+');
        String untagged = plus > 0 ? local.substring(0, plus) : local;
        return GOOGLE.contains(domain) ? untagged.replace(".", "") : untagged;
    }

    @Override
    public String toString() {
        return "Mailbox[***]";
    }
}
