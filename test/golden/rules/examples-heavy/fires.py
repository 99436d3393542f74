from openai import OpenAI

client = OpenAI()

PROMPT = """Write the answer of the shop to the ticket, friendly and short.

Example 1:
Ticket: The parcel number 1 has not arrived although the tracking page says that it was handed over to a neighbour of mine on Monday. I rang at every door of the house, nobody has it, and the shop at the corner does not have it either. I need the tools for the weekend and would like to know whether you can send them again.
Answer: I am sorry that parcel 1 is missing. I have asked the carrier to look for it, which takes two working days. If it does not turn up by then, we send the tools again at our cost, by express, and you will have them on Friday.

Example 2:
Ticket: The parcel number 2 has not arrived although the tracking page says that it was handed over to a neighbour of mine on Monday. I rang at every door of the house, nobody has it, and the shop at the corner does not have it either. I need the tools for the weekend and would like to know whether you can send them again.
Answer: I am sorry that parcel 2 is missing. I have asked the carrier to look for it, which takes two working days. If it does not turn up by then, we send the tools again at our cost, by express, and you will have them on Friday.

Example 3:
Ticket: The parcel number 3 has not arrived although the tracking page says that it was handed over to a neighbour of mine on Monday. I rang at every door of the house, nobody has it, and the shop at the corner does not have it either. I need the tools for the weekend and would like to know whether you can send them again.
Answer: I am sorry that parcel 3 is missing. I have asked the carrier to look for it, which takes two working days. If it does not turn up by then, we send the tools again at our cost, by express, and you will have them on Friday.

Example 4:
Ticket: The parcel number 4 has not arrived although the tracking page says that it was handed over to a neighbour of mine on Monday. I rang at every door of the house, nobody has it, and the shop at the corner does not have it either. I need the tools for the weekend and would like to know whether you can send them again.
Answer: I am sorry that parcel 4 is missing. I have asked the carrier to look for it, which takes two working days. If it does not turn up by then, we send the tools again at our cost, by express, and you will have them on Friday.

Example 5:
Ticket: The parcel number 5 has not arrived although the tracking page says that it was handed over to a neighbour of mine on Monday. I rang at every door of the house, nobody has it, and the shop at the corner does not have it either. I need the tools for the weekend and would like to know whether you can send them again.
Answer: I am sorry that parcel 5 is missing. I have asked the carrier to look for it, which takes two working days. If it does not turn up by then, we send the tools again at our cost, by express, and you will have them on Friday.

Example 6:
Ticket: The parcel number 6 has not arrived although the tracking page says that it was handed over to a neighbour of mine on Monday. I rang at every door of the house, nobody has it, and the shop at the corner does not have it either. I need the tools for the weekend and would like to know whether you can send them again.
Answer: I am sorry that parcel 6 is missing. I have asked the carrier to look for it, which takes two working days. If it does not turn up by then, we send the tools again at our cost, by express, and you will have them on Friday.

Example 7:
Ticket: The parcel number 7 has not arrived although the tracking page says that it was handed over to a neighbour of mine on Monday. I rang at every door of the house, nobody has it, and the shop at the corner does not have it either. I need the tools for the weekend and would like to know whether you can send them again.
Answer: I am sorry that parcel 7 is missing. I have asked the carrier to look for it, which takes two working days. If it does not turn up by then, we send the tools again at our cost, by express, and you will have them on Friday.
"""


def reply(ticket):
    return client.responses.create(model="gpt-5.4", instructions=PROMPT, input=ticket)
