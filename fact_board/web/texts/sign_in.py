"""What may be told at the door."""

from flask_babel import lazy_gettext as N_  # noqa: N812 (gettext's own name for "mark, translate later")

TEXTS = {
    "sign_in.wrong": N_("The name or the password is not right."),
    "sign_in.locked": N_("Too many attempts. Wait 15 minutes and try again."),
    "sign_in.no_assignment": N_("You have no assignment in a team today. Ask your team leader."),
    "openid.away": N_("The identity provider does not answer right now. Try again in a moment."),
    "openid.cancelled": N_("The sign-in was cancelled. Nobody is signed in."),
    "openid.untrusted": N_("The identity provider's answer could not be trusted. Try to sign in again."),
    "openid.unknown": N_("You are identified, but your HSA-id is not known here."),
    "sign_in.too_late": N_("This took too long. Start again with your name and password."),
    "sign_in.wrong_password": N_("The password is not right."),
    "second_factor.wrong": N_(
        "The code is not right, or was used already. Wait for the next one and try again."
    ),
    "second_factor.wrong_recovery": N_("This is none of your recovery codes, or it was used already."),
    "second_factor.needed": N_("Your role needs a second factor. Set one up first."),
    "second_factor.last": N_("Your role needs a second factor. Add another before you remove this one."),
    "passkey.too_late": N_("This took too long. Try again."),
    "passkey.not_made": N_("The passkey could not be saved. Try again, or with another device."),
    "passkey.unknown": N_("This passkey is not known here. Sign in with your name and password."),
    "passkey.too_many": N_("You have {most} passkeys already. Remove one first."),
    "session.locked": N_(
        "This phone was left alone for a while. Show that it is you: what you typed is kept."
    ),
    "session.not_lockable": N_("Only a phone locks."),
    "session.not_fresh": N_("Show that it is you first."),
    "password.too_long": N_("A password has at most 200 characters."),
    "account.exists": N_("This account exists, or the name is taken."),
}
