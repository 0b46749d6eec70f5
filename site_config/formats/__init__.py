"""How dates are written where Django's own forms do not suit documents."""
