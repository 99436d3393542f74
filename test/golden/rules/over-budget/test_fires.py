from fires import ask


def test_ask():
    assert ask("Where is my parcel?")
