"""Who blocks the bot, and who comes back."""

from telegram import ChatMember, Update

from bot.actions import courtesies
from bot.actions.sending import unreachable
from bot.context import BotContext
from bot.receiving.translate import member

GONE = (ChatMember.BANNED, ChatMember.LEFT)

BLOCKED = "blocked by the user"
"""The reason that is kept, as the channel words it."""


async def changed(update: Update, context: BotContext) -> None:
    """Note that a person blocked or unblocked the bot; greet a group that took it in."""
    change = update.my_chat_member
    if change is None:
        return
    act, tools, now = member(update, context.bot.id), context.tools, context.tools.clock.now()
    gone = change.new_chat_member.status in GONE
    if change.chat.type != change.chat.PRIVATE:
        if not gone:
            language = tools.settings.office.language
            await context.act(courtesies.greet_group, act, act=act, language=language, now=now)
    elif gone:
        await context.act(unreachable.mark_unreachable, act, address=act.address, reason=BLOCKED, now=now)
    else:
        await context.act(unreachable.mark_reachable, act, address=act.address, now=now)
