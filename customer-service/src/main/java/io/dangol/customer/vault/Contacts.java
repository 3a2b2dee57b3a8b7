package io.dangol.customer.vault;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import io.dangol.customer.vault.ContactRefusal.EmailInvalid;
import io.dangol.customer.vault.ContactRefusal.PhoneInvalid;
import jakarta.inject.Singleton;
import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Writes every spelling of a phone number or an e-mail address in one way, so that the same is found as the same. */
@Singleton
public class Contacts {

    /** Whether a mailbox exists only a message to it can tell; a star is how we mask, never part of an address. */
    static final Pattern ADDRESS = Pattern.compile("[^\\s@*]{1,64}@[^\\s@*]+\\.[^\\s@*]+");

    private final PhoneNumberUtil numbers = PhoneNumberUtil.getInstance();
    private final String defaultRegion;

    Contacts(@ConfigProperty(name = "dangol.phone.default-region", defaultValue = "KR") String defaultRegion) {
        this.defaultRegion = defaultRegion;
    }

    /**
     * In the form of E.164, such as {@code +821012345678}.
     *
     * @throws PhoneInvalid 400
     */
    public String phone(String text) {
        // A star is how we mask; the library would pass over it and read the rest as another number.
        if (text.indexOf('*') >= 0) {
            throw new PhoneInvalid();
        }
        try {
            PhoneNumber number = numbers.parse(text, defaultRegion);
            // Possible, not valid: number ranges are handed out faster than any list of them is updated.
            if (numbers.isPossibleNumber(number)) {
                return numbers.format(number, PhoneNumberFormat.E164);
            }
        } catch (NumberParseException unreadable) {
            throw new PhoneInvalid();
        }
        throw new PhoneInvalid();
    }

    /**
     * In Unicode's composed form, upper and lower case as its owner writes it.
     *
     * @throws EmailInvalid 400
     */
    public String email(String text) {
        String address = Normalizer.normalize(text.strip(), Normalizer.Form.NFC);
        if (!ADDRESS.matcher(address).matches()) {
            throw new EmailInvalid();
        }
        return address;
    }

    /** As it is compared. */
    static String comparable(String address) {
        return Normalizer.normalize(address, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
    }
}
